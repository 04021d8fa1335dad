import type { Hold } from '../lib/hold.ts';
import type { Computers, PeerSinks } from './computers/computers-types.ts';
import { applyPeerAction } from './computers/peer-actions.ts';
import type { EngineBase } from './engine-base.ts';
import type { EngineOptions } from './engine-options.ts';
import type { Forwarding } from './forwarding/forwarding.ts';
import type { Dispatch } from './pipeline/dispatch.ts';
import type { Pipeline } from './pipeline/pipeline.ts';
import type { ProfileManager } from './profile/profile-manager.ts';

interface Parts {
  readonly profiles: Pick<ProfileManager, 'current'>;
  readonly pipeline: Pick<Pipeline, 'accept'>;
  readonly dispatch: Pick<Dispatch, 'gap' | 'connected' | 'malformed'>;
  readonly forwarding: Pick<Forwarding, 'deliveredElsewhere'>;
  /** What comes while the files of the profile are replaced waits. */
  readonly hold: Pick<Hold, 'pass'>;
  readonly onMessageHandled: EngineOptions['onMessageHandled'];
  readonly computers: Pick<Computers, 'publish' | 'isCovered' | 'start' | 'settingsChanged' | 'apply' | 'setWanted'>;
}

/** Everything that the own connection and other computers hear goes to the pipeline, and what they miss to the history. */
export function receiveMessages(base: EngineBase, parts: Parts): void {
  const { gateway, changes } = base;
  const { profiles, pipeline, dispatch, computers, hold } = parts;
  const accept: Pipeline['accept'] = (text, receivedAtMs, origin) => {
    hold.pass(() => pipeline.accept(text, receivedAtMs, origin));
    parts.onMessageHandled?.(text.length);
  };
  gateway.onStatus(({ state }) => {
    if (state !== 'open') return;
    hold.pass(() => {
      dispatch.connected(profiles.current());
      profiles.current().signOfLife.record();
    });
  });
  gateway.onFrame((text, receivedAtMs) => {
    // The other computers first: what alerts here must not be lost to them if this process is killed.
    computers.publish(text, receivedAtMs);
    accept(text, receivedAtMs);
  });
  gateway.onRejectedFrame((error, receivedAtMs) => hold.pass(() => dispatch.malformed(error, '', receivedAtMs)));
  gateway.onGap((gap) => {
    if (gap.to !== null || !computers.isCovered()) hold.pass(() => dispatch.gap(profiles.current(), gap));
  });
  computers.start(peerSinks(base, parts, accept));
  changes.subscribe('state', computers.settingsChanged);
  changes.subscribe('profile', () => void computers.apply());
  // The profile has connected, so a connection is wanted.
  changes.subscribe('account', () => void computers.setWanted(true));
}

/** What comes from other computers enters where the own connection's does. */
function peerSinks(
  { ports, events, changes }: Pick<EngineBase, 'ports' | 'events' | 'changes'>,
  { profiles, dispatch, forwarding, hold }: Omit<Parts, 'computers'>,
  accept: Pipeline['accept'],
): PeerSinks {
  return {
    onFrame: accept,
    onAction: (action, by) => hold.pass(() => act(action, by)),
    onGap: (gap) => hold.pass(() => dispatch.gap(profiles.current(), gap)),
    onCovered: () => hold.pass(() => dispatch.connected(profiles.current())),
  };

  function act(...[action, by]: Parameters<PeerSinks['onAction']>): void {
    if (action.kind === 'forwarded') {
      forwarding.deliveredElsewhere(action.target, action.delivered, by);
      return;
    }
    applyPeerAction(profiles.current(), action, ports.clock.now()).then(
      ({ changed, handled }) => {
        for (const id of handled) changes.emit('handled', { id });
        if (changed.length === 0) return;
        events.emit('feed.changed', { items: changed });
        changes.emit('watchlist', null);
      },
      (error: Error) => ports.log.error(`what was done on another computer was not done here: ${error.message}`),
    );
  }
}
