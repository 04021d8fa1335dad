import '@mantine/dates/styles.css';
import { MessagesTab } from './MessagesTab.tsx';

/** What was recorded. */
export default function HistoryView() {
  return <MessagesTab />;
}
