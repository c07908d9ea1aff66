import { StatusTag, type Tone } from '#app/components/tags';
import { useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';

const TONES: Record<string, Tone> = { running: 'success', stopped: 'warning', declined: 'danger', returned: 'warning' };

/** Where a pilot stands in its life. */
export function PilotStatus({ state }: { state: string }) {
  const t = useT(pilotMessages);
  return <StatusTag label={t.at(`state.${state}`)} tone={TONES[state]} />;
}
