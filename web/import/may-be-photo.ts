/** Which files are not even sent: the host decides by their bytes, but what is plainly something else need not travel. */

const others =
  /\.(json|txt|md|html?|xml|xmp|csv|aae|thm|ini|db|lnk|url|plist|log|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|tar|mp3|m4a|wav|flac|ogg|exe|dmg|iso)$/i;

export function mayBePhoto({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): boolean {
  return size > 0 && (/^(image|video)\//.test(type) || !others.test(name));
}

/** How Google Takeout calls what it writes beside its photos. */
export function isOfTakeout({ name }: Pick<File, 'name'>): boolean {
  return /\.(supplemental-me[a-z-]*|jpe?g|heic|png|mp4|mov)(\(\d+\))?\.json$/i.test(name);
}
