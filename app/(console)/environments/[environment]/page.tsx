import { redirect } from "next/navigation";

type Props = { params: Promise<{ environment: string }> };

export default async function EnvironmentPage({ params }: Props) {
  const { environment } = await params;
  redirect(`/environments/${encodeURIComponent(environment)}/containers`);
}
