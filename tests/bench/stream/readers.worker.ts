/** The programs that read the local stream, on their own thread: some read all there is, one reads nothing. */
import { get, type IncomingMessage } from 'node:http';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

const { url, token, reading, stalled } = workerData as ReadersData;
export interface ReadersData {
  readonly url: string;
  readonly token: string;
  readonly reading: number;
  readonly stalled: number;
}
/** What the readers have got in all, and how often one that does not read was dropped. */
export interface ReadersReport {
  readonly objects: number;
  readonly dropped: number;
}

/** What begins each object of the history. */
const POSITION = '\nid: live-';
const port = parentPort as MessagePort;
let objects = 0;
let dropped = 0;
let connected = 0;

function connect(reads: boolean): void {
  const request = get(new URL('/v1/stream', url), { headers: { authorization: `Bearer ${token}` }, agent: false });
  request.on('error', () => {});
  request.on('response', (response) => {
    response.on('error', () => {});
    if (reads) countObjects(response.setEncoding('latin1'));
    else response.pause();
    connected += 1;
    if (connected === reading + stalled) port.postMessage('connected');
  });
  request.on('close', () => {
    if (reads) throw new Error('a reader that reads was dropped');
    dropped += 1;
    connect(false);
  });
}

/** An object may be split between two parts of the answer anywhere. */
function countObjects(response: IncomingMessage): void {
  let rest = '\n';
  response.on('data', (part: string) => {
    const text = rest + part;
    objects += text.split(POSITION).length - 1;
    rest = text.slice(1 - POSITION.length);
  });
}

for (let one = 0; one < reading; one += 1) connect(true);
for (let one = 0; one < stalled; one += 1) connect(false);
port.on('message', () => port.postMessage({ objects, dropped } satisfies ReadersReport));
if (reading + stalled === 0) port.postMessage('connected');
