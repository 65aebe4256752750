import pytest

from rehearse.analysis.closing.question_quality import quality_features
from rehearse.analysis.linear_model import probabilities, weights
from rehearse.domain.finding import QuestionQuality
from rehearse.domain.job import Job

JOB = Job(description="You look after roses.")


def test_the_classes_share_one_probability():
    found = probabilities("question_quality", quality_features("Who waters the roses?", JOB))
    assert set(found) == {quality.value for quality in QuestionQuality}
    assert sum(found.values()) == pytest.approx(1.0)


def test_the_weights_were_fitted_on_the_features_that_are_computed():
    for row in weights("question_quality").values():
        assert set(row) == set(quality_features("Who waters the roses?", JOB))


def test_an_unknown_feature_weighs_nothing():
    features = quality_features("Who waters the roses?", JOB)
    assert probabilities("question_quality", features) == probabilities(
        "question_quality", {**features, "unheard of": 9.0}
    )
