/** The scheme of the app's links, without the colon. */
export const LINK_SCHEME = 'eventory-tray';

/** How every link to a watch begins; its fields follow as a query. */
export const WATCH_LINK_START = `${LINK_SCHEME}://watch?`;

/** The longest link, in UTF-16 units: more does not fit everywhere that links are pasted and clicked. */
export const MAX_WATCH_LINK_LENGTH = 8000;

/** Control characters except tab and line breaks, and those that turn the direction of text around. */
export const UNSAFE_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
