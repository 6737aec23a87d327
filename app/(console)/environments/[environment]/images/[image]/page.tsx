import type { Metadata } from "next";
import { ImagePage } from "#components/features/images/image-page.tsx";

type Props = { params: Promise<{ environment: string; image: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { image } = await params;
  return { title: decodeURIComponent(image).slice(0, 40) };
};

export default async function OneImagePage({ params }: Props) {
  const { environment, image } = await params;
  return <ImagePage environment={environment} image={decodeURIComponent(image)} />;
}
