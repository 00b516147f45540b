/** The app's registration at Amazon. https://developer-docs.amazon.com/sp-api/docs/register-your-application */
export interface AmazonConfig {
  /** Of Login with Amazon. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** `amzn1.sp.solution.…`, which the consent page is asked for. */
  readonly applicationId: string;
  /** Stands in for every address of Amazon, http; null for Amazon itself. */
  readonly sandboxUrl: string | null;
}
