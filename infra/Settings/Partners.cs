namespace Infra.Settings;

/// <summary>Who else may use a resource of this stack.</summary>
/// <param name="Accounts">AWS account ids, 12 digits.</param>
/// <param name="Organizations">Ids of AWS organizations, <c>o-...</c>: all their accounts.</param>
public sealed record Partners(IReadOnlyList<string> Accounts, IReadOnlyList<string> Organizations)
{
    public static Partners None { get; } = new([], []);

    public bool IsEmpty => Accounts.Count == 0 && Organizations.Count == 0;
}
