import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetupPage } from "#components/features/session/setup-page.tsx";

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("session");
  return { title: t("setupTitle") };
};

export default function Page() {
  return <SetupPage />;
}
