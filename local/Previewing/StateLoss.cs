namespace Local.Previewing;

/// <summary>A resource whose content the next deployment would throw away.</summary>
/// <param name="Why">Ends a sentence that begins with its name.</param>
/// <param name="IsReplaced">It is declared still, as another one.</param>
public sealed record StateLoss(DeployedResource Deployed, StatefulType Type, string Why, bool IsReplaced)
{
    /// <summary>What AWS calls it.</summary>
    public string Name =>
        Deployed.Inputs.GetValueOrDefault("name") as string ?? Deployed.Outputs.GetValueOrDefault("name") as string
        ?? (Deployed.Id.Length > 0 ? Deployed.Id : Local.Declaration.EngineUrn.NameOf(Deployed.Urn));

    /// <summary>The way to the same end without losing anything, in order.</summary>
    public IReadOnlyList<string> Steps =>
    [
        IsReplaced
            ? $"Declare the new {Type.Noun} beside the old: put the old one back as it was, and give the new one another name in the program."
            : $"Declare the new {Type.Noun} beside the old: put the old one back into the program, next to what takes its place.",
        "Deploy: `pulumi up`.",
        .. Type.Move(Name, Deployed),
        // The types in an urn are joined by $, which a shell would take for a variable.
        $"Lift its protection: `pulumi state unprotect '{Deployed.Urn}'`.",
        $"Remove the old {Type.Noun} from the program, and deploy: `pulumi up`.",
    ];
}
