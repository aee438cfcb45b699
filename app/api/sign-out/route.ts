import { readBase } from '../../_front/base';
import { endLastSite } from '../../_front/last-site-cookie';
import { endSession } from '../../_front/session-cookie';
import { endUndo } from '../../_front/undo-cookie';
import { boundPass, visitOf } from '../../_front/visit';
import { endList } from '../../_hosts/list-cookie';
import { answerError } from '../_http/error-answer';
import { answerForm } from '../_http/form-answer';
import { guardPost } from '../_http/guard-post';
import { readFields } from '../_http/read-fields';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

const names = { required: [], optional: ['edgeHostId', 'pass'] } as const;

/** Makes the browser forget what was proved. The passes of pages that are still open end by themselves. */
export async function POST(request: Request): Promise<Response> {
  return withServer(
    request,
    async (server) => {
      const read = await readFields(request, 'form', names);
      if (!read.ok) return answerError(server.report(read.error));
      const pass = boundPass(read.value.pass);
      const visit = await visitOf(server, request.headers, pass);
      const guarded = await guardPost(server, request, { hostId: read.value.edgeHostId, pass, visit });
      if (!guarded.ok) return answerError(server.report(guarded.error));
      const base = readBase(request.headers);
      return answerForm(request, '/', endSession(), endLastSite(base), endList(base), ...endUndo());
    },
    answerError,
  );
}
