import { Notifications } from '@mantine/notifications';
import toast from '../ui/notify.module.css';

/** The corner where `notify` shows its notices. */
export default function Notices() {
  return (
    <Notifications
      position="bottom-left"
      limit={4}
      containerWidth={360}
      classNames={{ notification: toast.toast ?? '' }}
    />
  );
}
