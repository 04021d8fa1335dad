import styles from './onboarding.module.css';

const ROWS = [1, 2, 3, 4, 5, 6];

/** Where the feed will be. */
export function FeedSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden>
      <div className={styles.skeletonHead}>
        <strong>Your feed</strong> starts with the first message
      </div>
      {ROWS.map((row) => (
        <div key={row} className={styles.skeletonRow} style={{ opacity: 1.1 - row * 0.15 }}>
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
