import { Modal } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useApp, useView } from '../state/stores.tsx';
import { formatKey } from './key-combination.ts';
import { KeyCap } from './ShortcutKey.tsx';
import styles from './shortcut-sheet.module.css';
import { SHORTCUT_GROUPS, type Shortcut } from './shortcuts.ts';

/** All keys of the window, and those that work in every program. */
export default function ShortcutSheet() {
  const opened = useView((slice) => slice.overlay === 'help');
  const setOverlay = useView((slice) => slice.setOverlay);
  return (
    <Modal
      opened={opened}
      onClose={() => setOverlay(null)}
      title="Keyboard shortcuts"
      size={640}
      transitionProps={{ duration: 0 }}
    >
      <div className={styles.columns}>
        {SHORTCUT_GROUPS.map(({ group, shortcuts }) => (
          <section key={group} className={styles.group} aria-label={group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <ShortcutLine key={shortcut.id} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
        <GlobalShortcuts />
      </div>
      <p className={styles.note}>
        <IconKeyboard size={16} aria-hidden /> Single letters do nothing while you type in a field.
      </p>
    </Modal>
  );
}

function ShortcutLine({ shortcut }: { shortcut: Shortcut }) {
  const platform = useApp((app) => app.state?.platform ?? '');
  return (
    <div className={styles.line}>
      <dt>{shortcut.label}</dt>
      <dd>
        {shortcut.keys.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && <span className={styles.or}>or</span>}
            <span className="visually-hidden">{formatKey(key, platform)}</span>
            <KeyCap label={formatKey(key, platform)} />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** The keys of Settings that work in every program, if the host has them. */
function GlobalShortcuts() {
  const shortcuts = useApp((app) =>
    app.state?.abilities.global_shortcuts === true ? app.state.settings.shortcuts : null,
  );
  const show = useView((slice) => slice.show);
  const setOverlay = useView((slice) => slice.setOverlay);
  if (shortcuts === null) return null;
  const set = () => {
    setOverlay(null);
    show('settings');
  };
  const lines = [
    { label: 'Show the window', accelerator: shortcuts.open_window },
    { label: 'Cart of the newest alert', accelerator: shortcuts.open_newest },
  ];
  return (
    <section className={styles.group} aria-label="From any program">
      <h3 className={styles.heading}>From any program</h3>
      <dl>
        {lines.map(({ label, accelerator }) => (
          <div key={label} className={styles.line}>
            <dt>{label}</dt>
            <dd>
              {accelerator === null ? (
                <button type="button" className={styles.set} onClick={set}>
                  Set a key
                </button>
              ) : (
                <KeyCap label={accelerator.replaceAll('+', ' ')} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
