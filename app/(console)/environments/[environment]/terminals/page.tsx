import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TerminalsPage } from "#components/features/terminals/terminals-page.tsx";
import { Requires } from "#components/shared/account/requires.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("terminals");
  return { title: t("title") };
};

export default async function HeldTerminalsPage({ params }: Props) {
  const { environment } = await params;
  return (
    <Requires right="terminal.view">
      <TerminalsPage environment={environment} />
    </Requires>
  );
}
