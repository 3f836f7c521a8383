/** English: one photo, full view. */
export const lightbox = {
  label: 'Photo, full view',
  close: 'Close',
  previous: 'Previous',
  next: 'Next',
  zoom: 'Zoom',
  download: 'Download',
  downloadNamed: (name: string) => `Download ${name}`,
  addFavourite: 'Add to favourites',
  removeFavourite: 'Remove from favourites',
  favouriteFailed: 'That could not be saved. Try again in a moment.',
  dateGuessed: 'Date from the file, not from the camera',
  cannotPlay: 'This browser can’t play this video.',
  cannotShow: 'This browser can’t show this photo.',
  beingMade: 'Its picture is still being made.',
  downloadInstead: 'Download it to see it',
};
