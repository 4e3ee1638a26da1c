using System.Runtime.CompilerServices;

namespace Sim;

/// <summary>Stops everything when something does not hold that must. What to say is composed only then.</summary>
internal sealed class Requirement(Account account)
{
    public void That(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Otherwise otherwise)
    {
        if (!holds)
        {
            throw new InvariantViolation($"{account.Time:O}: {otherwise.Text}", account.Options.Seed);
        }
    }

    /// <summary>Takes an interpolated string apart, but puts it together only if it is needed.</summary>
    [InterpolatedStringHandler]
    public ref struct Otherwise
    {
        private DefaultInterpolatedStringHandler text;

        public Otherwise(int literalLength, int formattedCount, bool holds, out bool isNeeded)
        {
            isNeeded = !holds;
            text = holds ? default : new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        }

        public string Text => text.ToStringAndClear();

        public void AppendLiteral(string literal) => text.AppendLiteral(literal);

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);
    }
}
