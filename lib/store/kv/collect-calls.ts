/** One script with its keys and arguments. */
export interface ScriptCall {
  readonly script: string;
  readonly keys: readonly string[];
  readonly args: readonly (string | number)[];
}

/** Runs the scripts in their order, in one request; one answer for each. Rejects when the request fails as a whole. */
export type SendTogether = (calls: readonly ScriptCall[]) => Promise<readonly ScriptAnswer[]>;

interface ScriptAnswer {
  readonly result?: unknown;
  readonly error?: string | undefined;
}

interface WaitingCall {
  readonly call: ScriptCall;
  readonly size: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A tenth of what the service takes in one request ("ERR max request size exceeded"); each call brings its script. */
const mostCharacters = 1_000_000;
/** In a rush a request costs more than what is in it: who comes while so many are under way goes with the next. */
const mostUnderWay = 4;

/**
 * Sends all scripts that are asked for in one tick as one request, in their order; while several requests are under way,
 * also those of the ticks that follow. Each has its own outcome: where Redis refuses one, its neighbours are done; where
 * the request fails, nobody knows about any of them, and all fail with what `fetch` threw. The automatic pipelines of the
 * library are not used, because they put up to 1,000 scripts into one request whatever their size.
 */
export function collectCalls(sendTogether: SendTogether): (call: ScriptCall) => Promise<unknown> {
  const waiting: WaitingCall[] = [];
  let underWay = 0;

  function flush(): void {
    while (waiting.length > 0 && underWay < mostUnderWay) {
      underWay += 1;
      void send(sendTogether, takeBatch(waiting)).finally(() => {
        underWay -= 1;
        flush();
      });
    }
  }

  return (call) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(flush);
      waiting.push({ call, size: measure(call), resolve, reject });
    });
}

/** From the front as many as one request takes, at least one. */
function takeBatch(waiting: WaitingCall[]): WaitingCall[] {
  let characters = 0;
  const tooMuch = waiting.findIndex(({ size }, index) => {
    characters += size;
    return index > 0 && characters > mostCharacters;
  });
  return waiting.splice(0, tooMuch === -1 ? waiting.length : tooMuch);
}

async function send(sendTogether: SendTogether, calls: readonly WaitingCall[]): Promise<void> {
  try {
    const answers = await sendTogether(calls.map(({ call }) => call));
    for (const [index, { resolve, reject }] of calls.entries()) {
      const answer = answers[index];
      if (answer === undefined) reject(new Error('Nothing was answered to this command'));
      else if (answer.error) reject(new Error(answer.error));
      else resolve(answer.result);
    }
  } catch (error) {
    for (const { reject } of calls) reject(error);
  }
}

function measure({ script, keys, args }: ScriptCall): number {
  return [...keys, ...args].reduce<number>((sum, text) => sum + String(text).length + 3, script.length);
}
