import type { Metadata } from "next";
import { NetworkPage } from "#components/features/networks/network-page.tsx";

type Props = { params: Promise<{ environment: string; network: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { network } = await params;
  return { title: decodeURIComponent(network).slice(0, 40) };
};

export default async function OneNetworkPage({ params }: Props) {
  const { environment, network } = await params;
  return <NetworkPage environment={environment} network={decodeURIComponent(network)} />;
}
