using Infra.Packaging;
using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

internal static class IngestReader
{
    public static IngestSettings? Read(SettingsNode node, FunctionRequest defaults)
    {
        var isEnabled = node.Flag("enabled") ?? false;
        var function = FunctionRequest.Read(node).Or(defaults).Resolve(FunctionPackage.Ingest);
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
