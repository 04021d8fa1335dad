import { useApp } from '../../state/stores.tsx';
import styles from '../shell.module.css';
import { AlertRouteButton } from './AlertRouteButton.tsx';
import { ConnectionPill } from './ConnectionPill.tsx';
import { PaletteButton } from './PaletteButton.tsx';
import { PauseMenu } from './PauseMenu.tsx';
import { SearchBox } from './SearchBox.tsx';

/** 44 px: is it connected, is it real, where is it, is it quiet. */
export function TopBar() {
  const demo = useApp((app) => app.state?.profile === 'demo');
  return (
    <section className={styles.bar} aria-label="Status">
      <h1 className={styles.brand}>Eventory Tray</h1>
      <ConnectionPill />
      {demo && (
        <span className={styles.badge} title="Everything shown comes from a simulated feed on this computer.">
          DEMO
        </span>
      )}
      <span className={styles.grow} />
      <SearchBox />
      <AlertRouteButton />
      <PaletteButton />
      <PauseMenu />
    </section>
  );
}
