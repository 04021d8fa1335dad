import { Button, Group, Modal } from '@mantine/core';
import { useEditor } from '../../state/stores.tsx';

/** Asks before changes in the form are lost. */
export default function DiscardChangesDialog() {
  const pendingDiscard = useEditor((slice) => slice.pendingDiscard);
  const answer = useEditor((slice) => slice.answerDiscard);
  return (
    <Modal opened={pendingDiscard !== null} onClose={() => answer(false)} title="Discard your changes?">
      <p>The entry you are editing has changes that are not saved.</p>
      <Group justify="flex-end" mt={16}>
        <Button onClick={() => answer(true)}>Discard changes</Button>
        <Button variant="filled" onClick={() => answer(false)} data-autofocus>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}
