using Local.Endpoints.Access;
using Sim;

namespace Local.Endpoints;

/// <summary>Whom an access key stands for.</summary>
/// <param name="Arn">As STS writes it.</param>
/// <param name="UserId">Of the root, the account's number.</param>
internal sealed record CallerIdentity(string Arn, string UserId)
{
    /// <summary>A key that no function of the stack has is the account's own: nobody needs to make one up.</summary>
    public static CallerIdentity Of(World world, string accessKeyId) => CallingFunction.Find(world, accessKeyId) is { } function
        ? new CallerIdentity(function.Session, $"AROALOCAL:{function.Name}")
        : new CallerIdentity($"arn:aws:iam::{world.Options.Account}:root", world.Options.Account);
}
