import type { Metadata } from "next";
import { ContainerPage } from "#components/features/containers/container-page.tsx";

type Props = { params: Promise<{ environment: string; container: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { container } = await params;
  return { title: decodeURIComponent(container).slice(0, 12) };
};

export default async function OneContainerPage({ params }: Props) {
  const { environment, container } = await params;
  return <ContainerPage environment={environment} container={decodeURIComponent(container)} />;
}
