import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInPage } from "#components/features/session/sign-in-page.tsx";

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("session");
  return { title: t("signIn") };
};

export default function Page() {
  return <SignInPage />;
}
