import { parseHostId } from '../../../../lib/hosts/edge-host-id';
import { answerError, answerJson } from '../../_http/error-answer';
import { toRegistrationAnswer } from '../../_http/registration-answer';
import { withServer } from '../../_http/with-server';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ edgeHostId: string }>;
}

/** Where the registration of a host stands. Changes nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const hostId = parseHostId(decode((await params).edgeHostId));
  return withServer(async ({ registrations, report }) => {
    if (!hostId.ok) return answerError(report({ code: 'not_registered' }));
    const view = await registrations.view(hostId.value);
    return view.ok ? answerJson(toRegistrationAnswer(view.value)) : answerError(report(view.error));
  }, answerError);
}

/** A broken percent-encoding names no host. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
