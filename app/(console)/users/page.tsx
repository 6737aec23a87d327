import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsersList } from "#components/features/users/users-list.tsx";
import { Requires } from "#components/shared/account/requires.tsx";

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("users");
  return { title: t("title") };
};

export default function Page() {
  return (
    <Requires right="user.view">
      <UsersList />
    </Requires>
  );
}
