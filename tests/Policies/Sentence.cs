namespace Tests.Policies;

/// <summary>A sentence about all of a kind: it fails with everything that breaks it at once.</summary>
internal static class Sentence
{
    /// <param name="broken">What is wrong with one of them; null if nothing is.</param>
    public static void HoldsForAll<T>(IEnumerable<T> subjects, Func<T, string?> broken)
    {
        var all = subjects.ToList();

        Assert.True(all.Count > 0, "There is nothing that the sentence could be about, so it says nothing.");
        HoldsForAny(all, broken);
    }

    /// <summary>For what not every stack has.</summary>
    public static void HoldsForAny<T>(IEnumerable<T> subjects, Func<T, string?> broken) =>
        Assert.Empty(subjects.Select(subject => (Subject: subject, Broken: broken(subject))).Where(pair => pair.Broken is not null).Select(pair => $"{pair.Subject}: {pair.Broken}"));
}
