using Local.Declaration;

namespace Local.Previewing;

/// <summary>A kind of resource that keeps what cannot be made again.</summary>
public abstract class StatefulType
{
    public static readonly IReadOnlyList<StatefulType> All = [new StatefulQueue(), new StatefulTopic(), new StatefulTable(), new StatefulKey(), new StatefulLogGroup()];

    public abstract string Token { get; }

    /// <summary>What people call it.</summary>
    public abstract string Noun { get; }

    /// <summary>What is gone with it.</summary>
    public abstract string Loss { get; }

    /// <summary>Inputs that AWS cannot change: another value makes another resource. With each, what counts when it is not given.</summary>
    public abstract IReadOnlyDictionary<string, object?> Replacing { get; }

    /// <summary>What must have happened between the deployment of the new one and the removal of the old, in order.</summary>
    /// <param name="name">What AWS calls the old one.</param>
    public abstract IEnumerable<string> Move(string name, DeployedResource deployed);

    protected static string ArnOf(DeployedResource deployed, string otherwise) =>
        deployed.Outputs.GetValueOrDefault("arn") as string ?? otherwise;
}
