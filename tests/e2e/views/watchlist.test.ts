import { WATCHLIST_VIEWS } from '../../renderer/gallery/views/watchlist-views.ts';
import { checkViews } from './check-views.ts';

checkViews(WATCHLIST_VIEWS);
