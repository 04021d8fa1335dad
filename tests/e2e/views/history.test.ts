import { HISTORY_VIEWS } from '../../renderer/gallery/views/history-views.ts';
import { checkViews } from './check-views.ts';

checkViews(HISTORY_VIEWS);
