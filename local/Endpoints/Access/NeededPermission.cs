namespace Local.Endpoints.Access;

/// <summary>What a call needs, in IAM's words.</summary>
/// <param name="Action"><c>sqs:SendMessage</c>.</param>
/// <param name="Resource">An ARN; <c>*</c> where the action knows no resource.</param>
/// <param name="KeyUses">What it does with the key, if one encrypts the resource.</param>
internal sealed record NeededPermission(string Action, string Resource, params IReadOnlyList<string> KeyUses)
{
    public static readonly string[] Reads = ["kms:Decrypt"];

    public static readonly string[] Writes = ["kms:GenerateDataKey", "kms:Decrypt"];
}
