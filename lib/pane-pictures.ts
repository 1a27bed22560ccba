/** The longest URL of a picture that is sent with each of nine panes: all have to fit into one call's address. */
export const MAX_PANE_URL_LENGTH = 256;
