export default function DiagnosticsView() {
  return null;
}
