/** Trading's way of saying no: an element in an answer whose HTTP status is 200. */
export class TradingFault extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Numbers of eBay's error list, as far as they are known to us. `pictureSize` and `pictureDimensions` stand in
 * the documentation of UploadSiteHostedPictures; `picture`, `pictureHosting`, `revisions` and `otherSeller` are
 * not known and decided here.
 */
export const codes = {
  noListing: 17,
  schema: 20170,
  callName: 10012,
  ended: 291,
  usage: 518,
  noToken: 930,
  invalidToken: 21916984,
  expiredToken: 21917053,
  madeByInventory: 21919474,
  pictureSize: 2191448,
  pictureDimensions: 21916604,
  pictureTooSmall: 21919137,
  picture: 21916582,
  pictureHosting: 21916872,
  revisions: 21919165,
  otherSeller: 225,
} as const;
