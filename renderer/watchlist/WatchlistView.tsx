export default function WatchlistView() {
  return null;
}
