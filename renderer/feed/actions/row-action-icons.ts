import {
  IconBan,
  IconBell,
  IconBellOff,
  IconCheck,
  IconCopy,
  IconExternalLink,
  IconFilter,
  IconFilterPlus,
  IconMapPin,
  IconRefresh,
  IconShoppingCart,
  IconTag,
  IconX,
} from '@tabler/icons-react';
import type { RowActionId } from './row-actions.ts';

/** The picture of each action of a row, in menus and in the palette. */
export const ROW_ACTION_ICONS: Readonly<Record<RowActionId, typeof IconCopy>> = {
  cart: IconShoppingCart,
  event_page: IconExternalLink,
  copy_link: IconCopy,
  relax: IconFilterPlus,
  filter: IconFilter,
  only_section: IconMapPin,
  max_price: IconTag,
  got: IconCheck,
  gone: IconX,
  trying: IconRefresh,
  clear_result: IconBan,
  mute_hour: IconBellOff,
  mute_day: IconBellOff,
  mute_event: IconBellOff,
  unmute: IconBell,
};
