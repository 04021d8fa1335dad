import { Notifications } from '@mantine/notifications';
import toast from '../../ui/notify.module.css';

/** The corner where `notify` shows its notices. */
export default function Notices() {
  return (
    <Notifications
      // Save and Cancel of a form are at its foot, and the buttons of a bar at its ends.
      position="top-center"
      limit={4}
      containerWidth={320}
      classNames={{ root: toast.corner ?? '', notification: toast.toast ?? '' }}
    />
  );
}
