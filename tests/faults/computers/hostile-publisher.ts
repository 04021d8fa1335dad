import { randomBytes } from 'node:crypto';
import mqtt from 'mqtt';

/** Publishes messages that nobody sealed under the topic of the computers, as fast as the broker takes them. */
export async function floodTopic(port: number, messages: number, topic = 'eventory-tray'): Promise<void> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 5 });
  for (let sent = 0; sent < messages; sent += 1) {
    const channel = ['lease', 'peer', 'item'][sent % 3];
    await client.publishAsync(`${topic}/v1/${channel}`, randomBytes(200), { qos: 1, retain: sent % 2 === 0 });
  }
  await client.endAsync();
}

/** Records what goes over the topic, and can publish all of it again, as somebody could who only reads along. */
export async function recordTopic(
  port: number,
  topic = 'eventory-tray',
): Promise<{ replay(): Promise<void>; dispose(): Promise<void> }> {
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 5 });
  const recorded: { readonly topic: string; readonly payload: Buffer }[] = [];
  let isRecording = true;
  client.on('message', (name, payload) => {
    if (isRecording) recorded.push({ topic: name, payload });
  });
  await client.subscribeAsync(`${topic}/v1/#`, { qos: 1 });
  return {
    async replay() {
      isRecording = false;
      for (const { topic: name, payload } of recorded) await client.publishAsync(name, payload, { qos: 1 });
    },
    dispose: () => client.endAsync(),
  };
}
