namespace Local.Previewing;

/// <summary>What would be lost, and for each the way around it.</summary>
public static class LossReport
{
    public static void Write(TextWriter output, IReadOnlyList<StateLoss> losses)
    {
        if (losses.Count == 0)
        {
            return;
        }

        output.WriteLine($"Refused: deploying this would lose what {losses.Count} deployed {(losses.Count == 1 ? "resource keeps" : "resources keep")}.");
        foreach (var loss in losses)
        {
            output.WriteLine();
            output.WriteLine($"{loss.Type.Noun} {loss.Name} ({loss.Deployed.Urn}) {loss.Why}.");
            output.WriteLine($"Lost: {loss.Type.Loss}. Instead, in this order:");
            foreach (var (index, step) in loss.Steps.Index())
            {
                output.WriteLine($"  {index + 1}. {step}");
            }
        }
    }
}
