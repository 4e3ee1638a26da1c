namespace Sim.Sns.Http;

/// <summary>One attempt to reach an HTTP(S) endpoint.</summary>
/// <param name="Headers">SNS's own and the content type, in SNS's order.</param>
public sealed record HttpPost(HttpPostId Id, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body);
