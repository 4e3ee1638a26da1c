using Sim;
using Sim.Lambda;

namespace Local.Endpoints.Access;

/// <summary>A function that calls AWS with the credentials of its role.</summary>
/// <param name="Role">ARN.</param>
internal sealed record CallingFunction(FunctionId Id, string Name, string Role)
{
    /// <summary>ARN of the session that Lambda opens for it: <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/FUNCTION</c>.</summary>
    public string Session => Role.Split(':') is [_, var partition, _, _, var account, var path]
        ? $"arn:{partition}:sts::{account}:assumed-role/{path[(path.LastIndexOf('/') + 1)..]}/{Name}"
        : Role;

    /// <summary>Null if the key is of no function of the world, or its function has no role.</summary>
    public static CallingFunction? Find(World world, string accessKeyId) =>
        FunctionKey.FunctionOf(accessKeyId) is { } name && world.FindFunction(name) is { } id && world.ConfigurationOf(id).Role is { } role
            ? new CallingFunction(id, name, role)
            : null;
}
