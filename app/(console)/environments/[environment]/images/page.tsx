import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImagesList } from "#components/features/images/images-list.tsx";

type Props = { params: Promise<{ environment: string }> };

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("images");
  return { title: t("title") };
};

export default async function ImagesPage({ params }: Props) {
  const { environment } = await params;
  return <ImagesList environment={environment} />;
}
