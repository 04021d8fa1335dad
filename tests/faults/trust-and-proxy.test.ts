import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CertificateKind } from '../../simulator/simulator.ts';
import { startConnectProxy } from './connect-proxy.ts';
import {
  API_KEY,
  createConnectionHarness,
  createOpenConnectionHarness,
  reportedText,
  sleep,
  waitUntil,
} from './connection-harness.ts';
import { startSocksProxy } from './socks-proxy.ts';

afterEach(() => vi.unstubAllEnvs());

async function startTestProxy(login: string | null = null) {
  const proxy = await startConnectProxy(login);
  onTestFinished(() => proxy.dispose());
  return proxy;
}

describe('certificates', () => {
  it.each<[CertificateKind, string]>([
    ['expired', 'tls_expired'],
    ['wrong_host', 'tls_wrong_host'],
    ['self_signed', 'tls_self_signed'],
  ])('%s: no request is sent, and the problem is %s', async (certificate, cause) => {
    const rig = await createConnectionHarness({ simulator: { certificate }, random: () => 0.9 });
    rig.connection.connect();
    const { state, problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect([state, problem?.cause]).toEqual(['waiting', cause]);
    expect(rig.simulator.requests()).toEqual([]);
  });
  it('of an authority nobody trusts: the same, also if the environment says not to check', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const rig = await createConnectionHarness({ config: { extraCa: null }, random: () => 0.9 });
    rig.connection.connect();
    const { problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect(problem?.cause).toBe('tls_untrusted');
    expect(rig.simulator.requests()).toEqual([]);
  });
  it('of an authority in the CA file are trusted; a file that is missing is named, and found once it is there', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'eventory-ca-')), 'company.pem');
    const rig = await createConnectionHarness({ config: { extraCa: null, caFile: path } });
    rig.connection.connect();
    const { problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect(problem?.sentence).toBe(`The CA file ${path} does not exist.`);
    writeFileSync(path, rig.simulator.ca);
    await rig.waitForStatus('open');
  });
});

describe('a proxy', () => {
  it('carries the connection, and sees the key nowhere', async () => {
    const proxy = await startTestProxy();
    const rig = await createOpenConnectionHarness({ config: { proxy: `http://127.0.0.1:${proxy.port}` } });
    rig.simulator.sendFrame('{}');
    await waitUntil(() => rig.frames.length === 1);
    expect(proxy.requestedTargets).toEqual([`127.0.0.1:${rig.simulator.port}`]);
    expect(proxy.receivedHeaders.join()).not.toContain(API_KEY);
  });
  it('gets its password, which nobody else does', async () => {
    const proxy = await startTestProxy('anna:s3cret-pw');
    const rig = await createOpenConnectionHarness({
      config: { proxy: `http://anna:s3cret-pw@127.0.0.1:${proxy.port}` },
    });
    expect(reportedText(rig)).not.toContain('s3cret-pw');
    expect(JSON.stringify(rig.simulator.requests())).not.toContain('s3cret-pw');
  });
  it('may itself be behind TLS, with a certificate of the extra authority', async () => {
    const rig = await createConnectionHarness();
    const proxy = await startConnectProxy(null, rig.simulator.credentials);
    onTestFinished(() => proxy.dispose());
    rig.connection.configure({ ...rig.config, proxy: `https://127.0.0.1:${proxy.port}` });
    rig.connection.connect();
    await rig.waitForStatus('open');
    expect(proxy.requestedTargets).toHaveLength(1);
  });
  it('whose own certificate is not trusted is not used', async () => {
    const proxy = await startConnectProxy(null, (await createConnectionHarness()).simulator.credentials);
    onTestFinished(() => proxy.dispose());
    const rig = await createConnectionHarness({
      config: { proxy: `https://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    rig.connection.connect();
    expect((await rig.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('proxy');
    expect(proxy.requestedTargets).toEqual([]);
  });
  it('may speak SOCKS5', async () => {
    const proxy = await startSocksProxy();
    onTestFinished(() => proxy.dispose());
    const rig = await createOpenConnectionHarness({ config: { proxy: `socks5://127.0.0.1:${proxy.port}` } });
    expect(proxy.requestedTargets).toEqual([`127.0.0.1:${rig.simulator.port}`]);
    rig.simulator.sendFrame('{}');
    await waitUntil(() => rig.frames.length === 1);
  });
  it('that requires a password is reported', async () => {
    const proxy = await startTestProxy('anna:s3cret-pw');
    const rig = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    rig.connection.connect();
    const { problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect(problem).toMatchObject({ cause: 'proxy_login' });
    expect(problem?.sentence).toContain(`127.0.0.1:${proxy.port}`);
  });
  it('that refuses the gateway is reported, and is not taken for the gateway refusing the key', async () => {
    const proxy = await startTestProxy();
    proxy.refusalMode = 403;
    const rig = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    rig.connection.connect();
    const { state, problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect([state, problem?.cause]).toEqual(['waiting', 'proxy_refused']);
  });
  it('that does not exist is reported', async () => {
    const proxy = await startConnectProxy();
    await proxy.dispose();
    const rig = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
    });
    rig.connection.connect();
    expect((await rig.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('proxy');
  });
  it('that never answers is given up, and its connection is closed', async () => {
    const proxy = await startTestProxy();
    proxy.refusalMode = 'silent';
    const rig = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.9,
      speed: 10,
    });
    rig.connection.connect();
    const { problem } = await rig.waitForStatus((s) => s.problem !== null);
    expect(problem?.sentence).toMatch(/^The proxy .* did not connect us to 127\.0\.0\.1/);
    rig.connection.disconnect();
    await waitUntil(() => proxy.openConnectionCount() === 0);
  });
  it('does not hide a wrong certificate', async () => {
    const proxy = await startTestProxy();
    const rig = await createConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      simulator: { certificate: 'wrong_host' },
      random: () => 0.9,
    });
    rig.connection.connect();
    expect((await rig.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('tls_wrong_host');
    expect(rig.simulator.requests()).toEqual([]);
  });
  it('of HTTPS_PROXY is used on “system”, and NO_PROXY goes round it', async () => {
    const proxy = await startTestProxy();
    vi.stubEnv('HTTPS_PROXY', `127.0.0.1:${proxy.port}`);
    await createOpenConnectionHarness({ config: { proxy: 'system' } });
    expect(proxy.requestedTargets).toHaveLength(1);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    await createOpenConnectionHarness({ config: { proxy: 'system' } });
    expect(proxy.requestedTargets).toHaveLength(1);
  });
  it('that dies under the connection is a loss like any other', async () => {
    const proxy = await startTestProxy();
    const rig = await createOpenConnectionHarness({
      config: { proxy: `http://127.0.0.1:${proxy.port}` },
      random: () => 0.5,
    });
    await proxy.dispose();
    await waitUntil(() => rig.gaps.length === 1);
    await sleep(50);
    expect(rig.simulator.connections()).toEqual([]);
    rig.connection.configure({ ...rig.config, proxy: 'none' });
    await rig.waitForStatus('open');
    expect(rig.gaps).toHaveLength(2);
  });
  it('setting that is no address is named', async () => {
    const rig = await createConnectionHarness({ config: { proxy: 'ftp://proxy.example' }, random: () => 0.9 });
    rig.connection.connect();
    expect((await rig.waitForStatus((s) => s.problem !== null)).problem?.cause).toBe('proxy_setting');
  });
});
