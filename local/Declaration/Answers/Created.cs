namespace Local.Declaration.Answers;

/// <summary>What creating a resource gives: its id, and the outputs that AWS adds to its inputs.</summary>
/// <param name="Outputs">By the provider's names; null where AWS gives nothing.</param>
internal sealed record Created(string Id, params (string Name, object? Value)[] Outputs)
{
    public static Created WithArn(string id, string arn, params (string Name, object? Value)[] outputs) => new(id, [("arn", arn), .. outputs]);
}
