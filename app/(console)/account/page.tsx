import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "#components/features/account/account-page.tsx";

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("account");
  return { title: t("title") };
};

export default function Page() {
  return <AccountPage />;
}
