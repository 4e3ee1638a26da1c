using Infra.Packaging;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

internal static class IngestReader
{
    public static IngestSettings? Read(SettingsNode node, FunctionRequest defaults)
    {
        var isEnabled = node.Flag("enabled") ?? false;
        if (node.Has("shift"))
        {
            node.Fail($"{node.Path}.shift is not possible: only consumers have the alarms that would turn a shift back. Leave it out.");
        }

        // One that holds for every consumer would leave the alias to a deployment that there is none of.
        var function = FunctionRequest.Read(node).Or(defaults).Resolve(FunctionPackage.Ingest) with { Shift = null };
        var callers = PartnersReader.Read(node, "callers");
        if (callers.Organizations.Count > 0)
        {
            node.Fail($"{node.Path}.callers.organizations is not possible: a function URL's permission names accounts. List them under accounts.");
        }

        node.RefuseUnknownKeys();
        foreach (var failure in FunctionRules.Failures(function, scaling: null))
        {
            node.Fail($"{node.Path}: {failure}");
        }

        return isEnabled ? new IngestSettings(function, callers) : null;
    }
}
