namespace Functions.Publishing.Sns;

/// <summary>An entry that the topic did not take. <paramref name="SenderFault"/>: sent again, it would fail again.</summary>
public sealed record BatchResultErrorEntry(string Id, string Code, string Message, bool SenderFault);
