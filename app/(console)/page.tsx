import { FirstEnvironment } from "#components/features/environments/first-environment.tsx";

export default function HomePage() {
  return <FirstEnvironment />;
}
