import { SETTINGS_VIEWS } from '../../renderer/gallery/views/settings-views.ts';
import { checkViews } from './check-views.ts';

checkViews(SETTINGS_VIEWS);
