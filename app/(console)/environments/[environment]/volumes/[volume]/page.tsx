import type { Metadata } from "next";
import { VolumePage } from "#components/features/volumes/volume-page.tsx";

type Props = { params: Promise<{ environment: string; volume: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { volume } = await params;
  return { title: decodeURIComponent(volume).slice(0, 40) };
};

export default async function OneVolumePage({ params }: Props) {
  const { environment, volume } = await params;
  return <VolumePage environment={environment} volume={decodeURIComponent(volume)} />;
}
